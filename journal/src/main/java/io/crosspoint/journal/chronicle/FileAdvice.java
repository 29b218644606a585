package io.crosspoint.journal.chronicle;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * Tells Linux which of a file's pages to write soon ({@code sync_file_range}) and which need not
 * stay in memory ({@code posix_fadvise}), which the JDK does not offer. It is advice: elsewhere,
 * and where it fails, all stays as it is. One thread.
 */
final class FileAdvice implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileAdvice.class);
    private static final boolean LINUX = "Linux".equals(System.getProperty("os.name"));
    private static final int NONE = -1;

    private final int descriptor;

    private FileAdvice(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Advice that concerns a file, which should be there. */
    static FileAdvice about(Path file) {
        int descriptor = LINUX ? open(file) : NONE;
        if (descriptor < 0) {
            LOG.info("{}: what was written stays in memory until the system needs it", file);
        }
        return new FileAdvice(descriptor);
    }

    /** A JVM may forbid calls of native code. */
    private static int open(Path file) {
        try {
            return CLibrary.open(file.toString());
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("native calls", e);
            return NONE;
        }
    }

    /**
     * Storage begins to write what it does not hold yet; nobody waits for it.
     *
     * @param from byte of the file
     * @param length bytes, nothing happens with less than one
     */
    void beginToWrite(long from, long length) {
        if (descriptor >= 0 && length > 0) {
            CLibrary.write(descriptor, from, length);
        }
    }

    /**
     * Those pages leave memory that storage holds and nobody has mapped. To be called again for
     * what could not leave.
     *
     * @param from byte of the file
     * @param length bytes, nothing happens with less than one
     */
    void notNeeded(long from, long length) {
        if (descriptor >= 0 && length > 0) {
            CLibrary.adviseNotNeeded(descriptor, from, length);
        }
    }

    @Override
    public void close() {
        if (descriptor >= 0) {
            CLibrary.close(descriptor);
        }
    }

    /** The functions, with Linux's constants. */
    private static final class CLibrary {
        private static final int O_RDONLY_CLOEXEC = 02000000;
        private static final int SYNC_FILE_RANGE_WRITE = 2;
        private static final int POSIX_FADV_DONTNEED = 4;

        private static final MethodHandle OPEN =
                function("open", ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        private static final MethodHandle WRITE = rangeFunction("sync_file_range");
        private static final MethodHandle ADVISE = rangeFunction("posix_fadvise");
        private static final MethodHandle CLOSE = function("close", ValueLayout.JAVA_INT);

        /** All of them return a C int. */
        @SuppressWarnings("restricted")
        private static MethodHandle function(String name, MemoryLayout... parameters) {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(
                    linker.defaultLookup().findOrThrow(name),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, parameters));
        }

        /** Of a descriptor, a place, a length and what to do. */
        private static MethodHandle rangeFunction(String name) {
            return function(
                    name,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT);
        }

        static int open(String file) {
            try (Arena arena = Arena.ofConfined()) {
                return (int) OPEN.invokeExact(arena.allocateFrom(file), O_RDONLY_CLOEXEC);
            } catch (Throwable e) {
                throw defect(e);
            }
        }

        static void write(int descriptor, long from, long length) {
            try {
                int result =
                        (int) WRITE.invokeExact(descriptor, from, length, SYNC_FILE_RANGE_WRITE);
                expectDone(result, from);
            } catch (Throwable e) {
                throw defect(e);
            }
        }

        static void adviseNotNeeded(int descriptor, long from, long length) {
            try {
                int result =
                        (int) ADVISE.invokeExact(descriptor, from, length, POSIX_FADV_DONTNEED);
                expectDone(result, from);
            } catch (Throwable e) {
                throw defect(e);
            }
        }

        private static void expectDone(int result, long from) {
            if (result != 0) {
                LOG.debug("advice about bytes from {} was refused: {}", from, result);
            }
        }

        static void close(int descriptor) {
            int result;
            try {
                result = (int) CLOSE.invokeExact(descriptor);
            } catch (Throwable e) {
                throw defect(e);
            }
            if (result != 0) {
                LOG.debug("descriptor {} could not be closed", descriptor);
            }
        }

        /** The functions throw nothing; a call that does not fit its description would. */
        private static IllegalStateException defect(Throwable thrown) {
            return new IllegalStateException("a call of the C library", thrown);
        }
    }
}
