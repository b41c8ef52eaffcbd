// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

final class GzipTest {
    @Test
    void page_comesOutAsItWas_andSmaller() throws IOException {
        byte[] page =
                "<p>Un été à Nice, l’éclairage des places</p>\n".repeat(400).getBytes(StandardCharsets.UTF_8);
        byte[] zipped = Gzip.of(page);
        assertThat(zipped.length).isLessThan(page.length / 10);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            assertThat(in.readAllBytes()).isEqualTo(page);
        }
    }

    @Test
    void littlePage_staysAsItIs() {
        assertThat(Gzip.worth(new byte[1023])).isFalse();
        assertThat(Gzip.worth(new byte[1024])).isTrue();
    }
}
