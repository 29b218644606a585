package io.crosspoint.app.demo;

import io.crosspoint.app.config.ConfigReader;
import io.crosspoint.app.config.SwitchConfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the demonstration finds its configuration and leaves its files, whatever folder it was
 * called from.
 *
 * @param home the folder of the launcher
 */
record DemoFolder(Path home) {
    /** The launcher tells its folder by this property. */
    static final String HOME_PROPERTY = "crosspoint.home";

    static final String CONFIG = "conf/demo.yaml";

    /** The launcher's folder, or the nearest one upwards that holds the configuration. */
    static DemoFolder find() {
        String told = System.getProperty(HOME_PROPERTY);
        if (told != null) {
            return new DemoFolder(Path.of(told).toAbsolutePath());
        }
        Path at = Path.of("").toAbsolutePath();
        while (at != null) {
            if (Files.isRegularFile(at.resolve(CONFIG))) {
                return new DemoFolder(at);
            }
            at = at.getParent();
        }
        throw new DemoException(
                CONFIG
                        + " is neither here nor in a folder above (expected: start it with ./crosspoint)");
    }

    SwitchConfig config() {
        return ConfigReader.read(home.resolve(CONFIG), Map.of());
    }

    Path files() {
        return home.resolve("var/demo");
    }

    Path log() {
        return files().resolve("switch.log");
    }

    Path clearing() {
        return files().resolve("clearing");
    }

    /** A path of the configuration, which the switch reads from the launcher's folder. */
    Path resolve(Path configured) {
        return home.resolve(configured);
    }

    /** Removes what an earlier run left. */
    void remake() {
        try {
            if (Files.exists(files())) {
                try (Stream<Path> all = Files.walk(files())) {
                    for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            Files.createDirectories(files());
        } catch (IOException e) {
            throw new DemoException(files() + " cannot be made anew: " + e.getMessage(), e);
        }
    }
}
