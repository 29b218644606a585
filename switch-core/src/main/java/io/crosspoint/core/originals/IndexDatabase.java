package io.crosspoint.core.originals;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
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
import java.nio.file.Files;

/** One open database with the native objects that belong to it. */
final class IndexDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexDatabase.class);
    private static final int WRITTEN_SHARE = 2;
    private static final int BUFFERS = 4;
    private static final long LOG_BYTES = 1L << 20;
    private static final int LOG_FILES = 2;
    private static final int BLOCK_BYTES = 8 << 10;
    private static final int BACKGROUND_JOBS = 2;

    private final LRUCache cache;
    private final WriteBufferManager written;
    private final BloomFilter filter;
    private final Options options;
    private final RocksDB rocks;

    private IndexDatabase(IndexSettings settings) throws RocksDBException {
        RocksDB.loadLibrary();
        // Sorting what was written can wait for the cores that serve members.
        Env.getDefault().lowerThreadPoolCPUPriority(Priority.LOW);
        long writtenBytes = settings.cacheBytes() / WRITTEN_SHARE;
        cache = new LRUCache(settings.cacheBytes());
        written = new WriteBufferManager(writtenBytes, cache);
        filter = new BloomFilter();
        options =
                new Options()
                        .setCreateIfMissing(true)
                        .setParanoidChecks(true)
                        .setWriteBufferManager(written)
                        .setWriteBufferSize(writtenBytes / BUFFERS)
                        .setCompressionType(CompressionType.LZ4_COMPRESSION)
                        .setCompactionStyle(CompactionStyle.UNIVERSAL)
                        .setMaxBackgroundJobs(BACKGROUND_JOBS)
                        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                        .setMaxLogFileSize(LOG_BYTES)
                        .setKeepLogFileNum(LOG_FILES)
                        .setStatsDumpPeriodSec(0)
                        .setTableFormatConfig(
                                new BlockBasedTableConfig()
                                        .setBlockCache(cache)
                                        .setBlockSize(BLOCK_BYTES)
                                        .setCacheIndexAndFilterBlocks(true)
                                        .setFilterPolicy(filter));
        try {
            rocks = RocksDB.open(options, settings.directory().toString());
        } catch (RocksDBException e) {
            closeAround();
            throw e;
        }
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
                    settings.directory(), e.toString(), "expected: a folder to write to", e);
        } catch (RocksDBException e) {
            return openAgain(settings, canBeMadeAnew, e);
        }
    }

    private static IndexDatabase openAgain(
            IndexSettings settings, boolean canBeMadeAnew, RocksDBException why) {
        String found = String.valueOf(why.getMessage());
        if (found.contains("lock ")) {
            throw new IndexFailedException(
                    settings.directory(),
                    "it is open already",
                    "expected: one switch or one reindex at a time",
                    why);
        }
        if (found.contains("No space left")) {
            throw new IndexFailedException(
                    settings.directory(), found, "expected: space; nothing was deleted", why);
        }
        if (!canBeMadeAnew) {
            throw IndexFailedException.notToBeMadeAnew(settings.directory(), found, why);
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
                    settings.directory(), String.valueOf(e.getMessage()), advice(), e);
        }
    }

    /** Deletes the files of a database, and no others in its folder. */
    static void destroy(IndexSettings settings) {
        RocksDB.loadLibrary();
        try (Options options = new Options()) {
            RocksDB.destroyDB(settings.directory().toString(), options);
        } catch (RocksDBException e) {
            throw new IndexFailedException(
                    settings.directory(), String.valueOf(e.getMessage()), advice(), e);
        }
    }

    private static String advice() {
        return "expected: a folder to write to; delete it when it can be, it is made anew";
    }

    RocksDB rocks() {
        return rocks;
    }

    void flush() throws RocksDBException {
        try (FlushOptions all = new FlushOptions().setWaitForFlush(true)) {
            rocks.flush(all);
        }
    }

    @Override
    public void close() {
        rocks.close();
        closeAround();
    }

    private void closeAround() {
        options.close();
        filter.close();
        written.close();
        cache.close();
    }
}
