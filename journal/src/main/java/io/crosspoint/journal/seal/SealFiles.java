package io.crosspoint.journal.seal;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The seals of a stream: {@code seals/yyyymmdd.json} in its directory, one file for each date. */
public final class SealFiles {
    private static final ObjectMapper JSON = JsonMapper.shared();
    private static final String NAME = "\\d{8}\\.json";

    private final Path folder;

    /**
     * The seals of one stream.
     *
     * @param stream the stream's directory
     */
    public SealFiles(Path stream) {
        this.folder = stream.resolve("seals");
    }

    /**
     * All seals, oldest first.
     *
     * @throws SealException when a file does not hold a seal of the date in its name
     */
    public List<DateSeal> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<DateSeal> seals = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(SealFiles::isSeal).toList()) {
                seals.add(read(file));
            }
        }
        seals.sort(Comparator.comparingLong(DateSeal::lastSequence));
        return List.copyOf(seals);
    }

    private static boolean isSeal(Path file) {
        return file.getFileName().toString().matches(NAME);
    }

    /** Where the seal of a date lies. */
    public Path file(int businessDate) {
        return folder.resolve(businessDate + ".json");
    }

    /**
     * Reads one seal.
     *
     * @throws SealException when the file holds none
     */
    public static DateSeal read(Path file) throws IOException {
        try {
            JsonNode seal = JSON.readTree(Files.readAllBytes(file));
            return new DateSeal(
                    (int) number(seal, "businessDate"),
                    number(seal, "firstSequence"),
                    number(seal, "lastSequence"),
                    number(seal, "nextSequence"),
                    number(seal, "bytes"),
                    text(seal, "previousCrc"),
                    text(seal, "lastCrc"),
                    text(seal, "sha256"));
        } catch (JacksonException e) {
            throw new SealException(file + ": not JSON (expected: the seal of a date)", e);
        } catch (IllegalArgumentException e) {
            throw new SealException(file + ": " + e.getMessage(), e);
        }
    }

    private static long number(JsonNode seal, String field) {
        JsonNode value = seal.path(field);
        if (!value.canConvertToLong()) {
            throw new IllegalArgumentException(field + ": no number (expected: one)");
        }
        return value.longValue();
    }

    private static String text(JsonNode seal, String field) {
        JsonNode value = seal.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException(field + ": no text (expected: one)");
        }
        return value.stringValue();
    }

    /** Keeps a seal; it is whole and on storage, or not there. */
    void write(DateSeal seal) throws IOException {
        Files.createDirectories(folder);
        Path file = file(seal.businessDate());
        Path part = folder.resolve("." + seal.businessDate() + ".part");
        writeForced(part, json(seal));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** A seal as it is kept. */
    public static String json(DateSeal seal) {
        ObjectNode node = JSON.createObjectNode();
        node.put("businessDate", seal.businessDate());
        node.put("firstSequence", seal.firstSequence());
        node.put("lastSequence", seal.lastSequence());
        node.put("nextSequence", seal.nextSequence());
        node.put("records", seal.records());
        node.put("bytes", seal.bytes());
        node.put("previousCrc", seal.previousCrc());
        node.put("lastCrc", seal.lastCrc());
        node.put("sha256", seal.sha256());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }

    private static void writeForced(Path file, String text) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
