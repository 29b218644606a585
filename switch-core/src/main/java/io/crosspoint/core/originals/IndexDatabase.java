package io.crosspoint.core.originals;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.Priority;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBufferManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * One open database with the native objects that belong to it. What is written together is there
 * together after a kill, in whichever column it is.
 */
final class IndexDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexDatabase.class);
    private static final int WRITTEN_SHARE = 2;
    private static final int BUFFERS = 2;
    private static final int PART_OF_RUNS = 8;
    private static final long LOG_BYTES = 1L << 20;
    private static final int LOG_FILES = 2;
    private static final int BLOCK_BYTES = 16 << 10;
    private static final int BACKGROUND_JOBS = 2;
    private static final long SYNCED_BYTES = 1L << 20;

    private final LRUCache cache;
    private final WriteBufferManager written;
    private final BloomFilter filter;
    private final DBOptions options;
    private final ColumnFamilyOptions runOptions;
    private final ColumnFamilyOptions otherOptions;
    private final List<ColumnFamilyHandle> columns = new ArrayList<>();
    private final RocksDB rocks;

    private IndexDatabase(IndexSettings settings) throws RocksDBException {
        RocksDB.loadLibrary();
        // Writing and sorting can wait for the cores that serve members.
        Env.getDefault().lowerThreadPoolCPUPriority(Priority.LOW);
        Env.getDefault().lowerThreadPoolCPUPriority(Priority.HIGH);
        long writtenBytes = settings.cacheBytes() / WRITTEN_SHARE;
        cache = new LRUCache(settings.cacheBytes());
        written = new WriteBufferManager(writtenBytes, cache);
        filter = new BloomFilter();
        options =
                new DBOptions()
                        .setCreateIfMissing(true)
                        .setCreateMissingColumnFamilies(true)
                        .setAtomicFlush(true)
                        .setParanoidChecks(true)
                        .setWriteBufferManager(written)
                        .setMaxBackgroundJobs(BACKGROUND_JOBS)
                        .setBytesPerSync(SYNCED_BYTES)
                        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                        .setMaxLogFileSize(LOG_BYTES)
                        .setKeepLogFileNum(LOG_FILES)
                        .setStatsDumpPeriodSec(0);
        // Runs follow each other: their files are moved from level to level, never sorted again.
        runOptions = columnOptions().setWriteBufferSize(writtenBytes / BUFFERS);
        otherOptions =
                columnOptions()
                        .setWriteBufferSize(writtenBytes / PART_OF_RUNS)
                        .setCompactionStyle(CompactionStyle.UNIVERSAL);
        try {
            rocks = RocksDB.open(options, path(settings), descriptors(), columns);
        } catch (RocksDBException e) {
            closeAround();
            throw e;
        }
    }

    private ColumnFamilyOptions columnOptions() {
        return new ColumnFamilyOptions()
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setTableFormatConfig(
                        new BlockBasedTableConfig()
                                .setBlockCache(cache)
                                .setBlockSize(BLOCK_BYTES)
                                .setCacheIndexAndFilterBlocks(true)
                                .setFilterPolicy(filter));
    }

    /** In the order in which {@link #column} counts. */
    private List<ColumnFamilyDescriptor> descriptors() {
        return List.of(
                new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, otherOptions),
                new ColumnFamilyDescriptor(name("runs"), runOptions),
                new ColumnFamilyDescriptor(name("changes"), otherOptions),
                new ColumnFamilyDescriptor(name("names"), otherOptions));
    }

    private static byte[] name(String column) {
        return column.getBytes(StandardCharsets.US_ASCII);
    }

    private static String path(IndexSettings settings) {
        return settings.directory().toString();
    }

    /**
     * Opens a database, or an empty one in place of one that cannot be opened.
     *
     * @param canBeMadeAnew whether there is anything to fill an empty one from
     * @throws IndexFailedException when another process has it open, or nothing can be written
     */
    static IndexDatabase open(IndexSettings settings, boolean canBeMadeAnew) {
        try {
            Files.createDirectories(settings.directory());
            return new IndexDatabase(settings);
        } catch (IOException e) {
            throw new IndexFailedException(
                    path(settings), e.toString(), "expected: a folder to write to", e);
        } catch (RocksDBException e) {
            return openAgain(settings, canBeMadeAnew, e);
        }
    }

    private static IndexDatabase openAgain(
            IndexSettings settings, boolean canBeMadeAnew, RocksDBException why) {
        String found = String.valueOf(why.getMessage());
        if (found.contains("/LOCK:")) {
            throw new IndexFailedException(
                    path(settings),
                    "it is open already",
                    "expected: one switch or one reindex at a time",
                    why);
        }
        if (found.contains("No space left")) {
            throw new IndexFailedException(
                    path(settings), found, "expected: space; nothing was deleted", why);
        }
        if (!canBeMadeAnew) {
            throw IndexFailedException.notToBeMadeAnew(path(settings), found, why);
        }
        LOG.warn(
                "index of originals {}: {}; it is made anew from the journal",
                settings.directory(),
                found);
        destroy(settings);
        try {
            return new IndexDatabase(settings);
        } catch (RocksDBException e) {
            throw new IndexFailedException(
                    path(settings), String.valueOf(e.getMessage()), advice(), e);
        }
    }

    /** Deletes the files of a database, and no others in its folder. */
    static void destroy(IndexSettings settings) {
        RocksDB.loadLibrary();
        try (Options options = new Options()) {
            RocksDB.destroyDB(path(settings), options);
        } catch (RocksDBException e) {
            throw new IndexFailedException(
                    path(settings), String.valueOf(e.getMessage()), advice(), e);
        }
    }

    private static String advice() {
        return "expected: a folder to write to; delete it when it can be, it is made anew";
    }

    RocksDB rocks() {
        return rocks;
    }

    ColumnFamilyHandle column(IndexStorage.Column column) {
        return columns.get(
                switch (column) {
                    case PROGRESS -> 0;
                    case RUNS -> 1;
                    case CHANGES -> 2;
                    case NAMES -> 3;
                });
    }

    /** Of a database that could not be made anew nothing is left to keep. */
    void flush() throws RocksDBException {
        if (!rocks.isOwningHandle()) {
            return;
        }
        try (FlushOptions all = new FlushOptions().setWaitForFlush(true)) {
            rocks.flush(all, columns);
        }
    }

    @Override
    public void close() {
        columns.forEach(ColumnFamilyHandle::close);
        rocks.close();
        closeAround();
    }

    private void closeAround() {
        options.close();
        runOptions.close();
        otherOptions.close();
        filter.close();
        written.close();
        cache.close();
    }
}
