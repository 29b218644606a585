package io.crosspoint.app.demo;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An ext4 file system in a file, on a loop device without a cache of its own, whose power can be
 * cut: from one moment on nothing reaches the device any more, whatever the page cache still holds.
 * What the device was given is taken as kept, as by a disk without a volatile cache. For root.
 *
 * <p>The file lies in memory where there is room: how long a force takes is then no matter of who
 * else writes to the machine's disk.
 */
@SuppressWarnings("restricted") // no class of the JDK cuts power
final class ImageDisk implements AutoCloseable {
    /** EXT4_IOC_SHUTDOWN, which takes one of the flags below. */
    private static final long SHUTDOWN = 0x8004587dL;

    /** Neither data nor the file system's own log is written out. */
    private static final int AT_ONCE = 2;

    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path mountPoint;
    private final Path images;
    private Path image;
    private String device = "";
    private int cuts;

    /**
     * A new file system, mounted.
     *
     * @param directory for the mount point, and for images that memory has no room for
     */
    ImageDisk(Path directory, int mebibytes) throws IOException, InterruptedException {
        mountPoint = Files.createDirectories(directory.resolve("disk"));
        images = placeOfImages(directory, mebibytes);
        image = images.resolve("disk-0.img");
        Shell.run("truncate", "-s", mebibytes + "M", image.toString());
        Shell.run("mkfs.ext4", "-q", image.toString());
        mount();
    }

    /** One is there beside its copy, and as much again is left for everybody else. */
    private static Path placeOfImages(Path directory, int mebibytes) throws IOException {
        boolean fits =
                Files.isWritable(MEMORY)
                        && Files.getFileStore(MEMORY).getUsableSpace() >> 20 >= 4L * mebibytes;
        return Files.createTempDirectory(fits ? MEMORY : directory, "crosspoint-images-");
    }

    private void mount() throws InterruptedException {
        device = Shell.run("losetup", "--find", "--show", "--direct-io=on", image.toString());
        Shell.run("mount", device, mountPoint.toString());
    }

    Path mountPoint() {
        return mountPoint;
    }

    /** The last moment of this disk: every later write fails. */
    void cutPower() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment flag = arena.allocateFrom(JAVA_INT, AT_ONCE);
            int descriptor = open(arena);
            int result = (int) function("ioctl", JAVA_LONG).invoke(descriptor, SHUTDOWN, flag);
            int closed = (int) closing().invoke(descriptor);
            if (result != 0 || closed != 0) {
                throw new AssertionError("shutdown of " + mountPoint + " failed: " + result);
            }
        } catch (Error | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private int open(Arena arena) throws Throwable {
        MemorySegment path = arena.allocateFrom(mountPoint.toString());
        Linker linker = Linker.nativeLinker();
        MethodHandle open =
                linker.downcallHandle(
                        linker.defaultLookup().find("open").orElseThrow(),
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
        int descriptor = (int) open.invoke(path, 0);
        if (descriptor < 0) {
            throw new AssertionError(mountPoint + " cannot be opened");
        }
        return descriptor;
    }

    private static MethodHandle function(String name, java.lang.foreign.ValueLayout request) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().find(name).orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, request, ADDRESS),
                Linker.Option.firstVariadicArg(2));
    }

    private static MethodHandle closing() {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().find("close").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    }

    /** Copies what the device was given up to the cut and goes on upon the copy. */
    void powerUpOnACopy() throws InterruptedException {
        Path before = image;
        unmount();
        cuts++;
        image = before.resolveSibling("disk-" + cuts + ".img");
        Shell.run("cp", "--sparse=always", before.toString(), image.toString());
        Shell.run("rm", before.toString());
        mount();
    }

    private void unmount() throws InterruptedException {
        // The reader of a test may hold a mapping for a moment; nothing is written any more.
        Shell.run("umount", "--lazy", mountPoint.toString());
        Shell.run("losetup", "--detach", device);
        device = "";
    }

    /** Also after a limit has interrupted the test: memory is given back. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            if (!device.isEmpty()) {
                unmount();
            }
            Shell.run("rm", "-r", images.toString());
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
