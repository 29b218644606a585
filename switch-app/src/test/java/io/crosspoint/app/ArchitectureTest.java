package io.crosspoint.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** The arrows of docs/architecture.md, held against the classes. */
@AnalyzeClasses(packages = "io.crosspoint", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String PATH_ENGINE = "io.crosspoint.core.engine..";
    private static final String PATH_LANE = "io.crosspoint.core.lane..";
    private static final String PATH_LINK = "io.crosspoint.core.link..";
    private static final String CODEC = "io.crosspoint.iso8583..";

    @ArchTest
    static final ArchRule modulesUseOnlyWhatStandsAboveThem =
            Architectures.layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("iso8583")
                    .definedBy(CODEC)
                    .layer("qr")
                    .definedBy("io.crosspoint.qr..")
                    .layer("crypto")
                    .definedBy("io.crosspoint.crypto..")
                    .layer("journal")
                    .definedBy("io.crosspoint.journal..")
                    .layer("token")
                    .definedBy("io.crosspoint.token..")
                    .layer("qrservice")
                    .definedBy("io.crosspoint.qrservice..")
                    .layer("core")
                    .definedBy("io.crosspoint.core..")
                    .layer("clearing")
                    .definedBy("io.crosspoint.clearing..")
                    .layer("admin")
                    .definedBy("io.crosspoint.admin..")
                    .layer("perf")
                    .definedBy("io.crosspoint.perf..")
                    .layer("app")
                    .definedBy("io.crosspoint.app..")
                    .whereLayer("app")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("perf")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("admin")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("clearing")
                    .mayOnlyBeAccessedByLayers("admin", "app")
                    .whereLayer("core")
                    .mayOnlyBeAccessedByLayers("admin", "perf", "app")
                    .whereLayer("qrservice")
                    .mayOnlyBeAccessedByLayers("core", "perf", "app")
                    .whereLayer("token")
                    .mayOnlyBeAccessedByLayers("core", "perf", "app")
                    .whereLayer("journal")
                    .mayOnlyBeAccessedByLayers(
                            "token", "qrservice", "core", "clearing", "admin", "perf", "app")
                    .whereLayer("crypto")
                    .mayOnlyBeAccessedByLayers("token", "qrservice", "core", "perf", "app")
                    .whereLayer("qr")
                    .mayOnlyBeAccessedByLayers("qrservice", "app")
                    .whereLayer("iso8583")
                    .mayOnlyBeAccessedByLayers("core", "perf", "app");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.crosspoint.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theEngineKnowsNoThreadClockFileOrSocket =
            noClasses()
                    .that()
                    .resideInAPackage(PATH_ENGINE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.io..",
                            "java.net..",
                            "java.nio.file..",
                            "java.util.concurrent..",
                            "io.netty..",
                            "io.vertx..",
                            "org.slf4j..")
                    .orShould()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "java\\.lang\\.Thread|java\\.util\\.Random|java\\.time\\.Clock"
                                    + "|java\\.security\\.SecureRandom");

    @ArchTest
    static final ArchRule theMessagePathTakesNoLock =
            noClasses()
                    .that()
                    .resideInAnyPackage(PATH_ENGINE, PATH_LANE, PATH_LINK, CODEC)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.util.concurrent.locks..")
                    .orShould()
                    .callMethod(Object.class, "wait")
                    .orShould()
                    .callMethod(Object.class, "notifyAll");

    @ArchTest
    static final ArchRule vaultAndRegistryKnowNoHttp =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.crosspoint.token", "io.crosspoint.qrservice")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.vertx..", "io.netty..");

    /** But for the benchmark that sets the adapter beside the library itself. */
    @ArchTest
    static final ArchRule noChronicleTypeAboveItsAdapter =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.crosspoint.journal.chronicle..", "io.crosspoint.perf.journal..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("net.openhft..");

    @ArchTest
    static final ArchRule noRocksDbTypeOutsideTheIndexOfOriginals =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.crosspoint.core.originals..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.rocksdb..");

    @ArchTest
    static final ArchRule onlyTheApplicationReadsConfiguration =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("io.crosspoint.app..", CODEC)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.crosspoint.iso8583.document..");
}
