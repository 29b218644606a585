package io.crosspoint.clearing.export;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.describe.RecordSchemas;
import io.crosspoint.journal.seal.DateSeal;
import io.crosspoint.journal.seal.RangeDigest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Exports the records of a range: {@code stream-yyyymmdd.format} and {@code
 * stream-yyyymmdd.format.manifest.json}. Both take shape under other names and move to their places
 * when they are whole, the manifest last. The same records give the same bytes of CSV and JSON.
 */
public final class DateExport {
    private final RecordSchemas schemas = new RecordSchemas();
    private final String stream;
    private final String schema;
    private final ExportFormat format;
    private final Path folder;
    private final boolean overwrite;

    /**
     * Prepares an export.
     *
     * @param stream name in the file's name
     * @param schema name of the stream's schema, see {@link RecordSchemas#streams}
     * @param folder made when missing
     * @param overwrite whether files of the same names may be replaced
     */
    public DateExport(
            String stream, String schema, ExportFormat format, Path folder, boolean overwrite) {
        this.stream = stream;
        this.schema = schema;
        this.format = format;
        this.folder = folder;
        this.overwrite = overwrite;
    }

    /**
     * Writes the file and its manifest.
     *
     * @param records stands before the first record; stays open
     * @param first first record of the range
     * @param last last record of the range
     * @param sealed what the digest of the records must be; null when none is known
     * @return where the manifest is
     * @throws ExportException when files are in the way, records lack or are not those expected
     */
    public Path export(
            JournalReader records, int date, long first, long last, @Nullable String sealed)
            throws IOException {
        Files.createDirectories(folder);
        String name = "%s-%d.%s".formatted(stream, date, format.suffix());
        Path file = folder.resolve(name);
        Path manifestFile = folder.resolve(name + ".manifest.json");
        requireFree(file);
        requireFree(manifestFile);
        Path part = folder.resolve("." + name + ".part");
        try {
            RangeTotals totals = new RangeTotals(schemas, date);
            DateSeal range = write(part, records, date, first, last, totals);
            if (sealed != null && !range.sha256().equals(sealed)) {
                throw new ExportException(
                        "records %d to %d: SHA-256 %s (expected: %s, as the date was sealed)"
                                .formatted(
                                        range.firstSequence(),
                                        range.lastSequence(),
                                        range.sha256(),
                                        sealed));
            }
            Manifest manifest =
                    new Manifest(
                            stream,
                            schemas.version(schema),
                            name,
                            Files.size(part),
                            sha256(part),
                            range,
                            totals.countByType(),
                            totals.amounts());
            publish(part, file);
            Files.write(part, ManifestFile.bytes(manifest));
            publish(part, manifestFile);
            return manifestFile;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private DateSeal write(
            Path part, JournalReader records, int date, long first, long last, RangeTotals totals)
            throws IOException {
        RangeDigest digest = new RangeDigest(first);
        try (RecordSink sink = format.open(part, schemas, schema)) {
            while (digest.lastSequence() < last && records.next()) {
                RecordView record = records.record();
                digest.add(record);
                totals.add(record);
                sink.add(record);
            }
            sink.finish();
        }
        if (digest.lastSequence() < last) {
            throw new ExportException(
                    "records end with %d (expected: up to %d)"
                            .formatted(digest.lastSequence(), last));
        }
        return digest.seal(date, digest.lastSequence() + 1);
    }

    private void requireFree(Path file) {
        if (!overwrite && Files.exists(file)) {
            throw new ExportException(
                    file + ": is there already (expected: a free name, or --force)");
        }
    }

    private void publish(Path part, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Compares an exported file with its manifest.
     *
     * @return the manifest
     * @throws ExportException when they disagree
     */
    public static Manifest verify(Path manifestFile) throws IOException {
        Manifest manifest = ManifestFile.read(manifestFile);
        Path file = manifestFile.resolveSibling(manifest.file());
        expect(manifestFile, "file", manifest.file(), String.valueOf(file.getFileName()));
        if (!Files.isRegularFile(file)) {
            throw new ExportException(file + ": not there (expected: the exported file)");
        }
        expect(file, "bytes", Files.size(file), manifest.bytes());
        expect(file, "SHA-256", sha256(file), manifest.sha256());
        long counted = manifest.countByType().values().stream().mapToLong(Long::longValue).sum();
        expect(manifestFile, "records by type", counted, manifest.range().records());
        return manifest;
    }

    private static void expect(Path file, String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            throw new ExportException(
                    "%s: %s %s (expected: %s)".formatted(file, what, found, expected));
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                DigestInputStream digested =
                        new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
