package io.crosspoint.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.iso8583.document.DocumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class MerchantsReaderTest {
    private static final String HEADER = "acquirer,merchant,terminal,mcc,name\n";

    @TempDir private Path folder;

    private Path file(String rows) throws IOException {
        return Files.writeString(folder.resolve("m.csv"), HEADER + rows);
    }

    private void assertRefused(String rows, String... told) throws IOException {
        Path file = file(rows);
        assertThatThrownBy(() -> MerchantsReader.read(file))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("m.csv line ")
                .hasMessageContainingAll(told);
    }

    @Test
    void shouldCountMerchantsNotTerminals() throws IOException {
        Path file =
                file(
                        """
                        48010000,M1,T1,5411,Corner Shop
                        48010000,M1,T2,5411,Corner Shop
                        48010000,M2,,5812,"Noodles, hot"
                        48020000,M1,T1,7011,Hotel
                        """);
        assertThat(MerchantsReader.read(file).merchants()).isEqualTo(3);
    }

    @Test
    void shouldTellLineAndColumnOfWhatIsWrong() throws IOException {
        assertRefused("48010000,M1,T1,0,x\n", "line 2 column mcc", "1 to 9999");
        assertRefused("480100000000,M1,T1,5411,x\n", "column acquirer");
        assertRefused("48010000,,T1,5411,x\n", "column merchant", "1 to 15");
        assertRefused("48010000,M1,T12345678,5411,x\n", "column terminal", "0 to 8");
        assertRefused("48010000,M1,T1,5411\n", "4 cells", "5 cells");
    }

    @Test
    void shouldRefuseRowsThatContradictEachOther() throws IOException {
        assertRefused(
                "48010000,M1,T1,5411,x\n48010000,M1,T2,5812,x\n",
                "line 3 column mcc",
                "5812",
                "5411 as before");
        assertRefused(
                "48010000,M1,T1,5411,x\n48010000,M2,T1,5411,x\n", "line 3 column terminal", "T1");
    }

    @Test
    void shouldTellThatThereIsNoFile() {
        assertThatThrownBy(() -> MerchantsReader.read(folder.resolve("none.csv")))
                .isInstanceOf(DocumentException.class)
                .hasMessageContainingAll("none.csv", "no such file");
    }
}
