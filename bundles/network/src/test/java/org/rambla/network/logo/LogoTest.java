// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.logo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.fixture.PlainBodies;
import org.rambla.api.fixture.Sent;
import org.rambla.api.fixture.Texts;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Upload;
import org.rambla.network.audit.AuditLog;
import org.rambla.network.fixture.Administrator;
import org.rambla.network.settings.LiveNetwork;
import org.rambla.persistence.TestDatabase;

class LogoTest {
    static Stream<TestDatabase> databases() {
        return TestDatabase.both("network");
    }

    private record Bytes(byte[] content) implements Upload {
        @Override
        public String name() {
            return "logo.png";
        }

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    @Test
    void picture_isDrawnAnew_andMadeToFit() throws IOException {
        byte[] png = picture("png", 1_000, 400);
        byte[] smuggling = Arrays.copyOf(png, png.length + 30);
        System.arraycopy("<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII), 0, smuggling, png.length, 25);
        byte[] drawn = Logos.redraw(new Bytes(smuggling)).orElseThrow();
        assertThat(new String(drawn, StandardCharsets.ISO_8859_1)).doesNotContain("script");
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(drawn));
        assertThat(shown.getWidth()).isEqualTo(320);
        assertThat(shown.getHeight()).isEqualTo(128);
        assertThat(Logos.redraw(new Bytes(picture("jpg", 10, 10)))).isPresent();
    }

    @Test
    void whatIsNoPicture_orTooLarge_isNotTaken() throws IOException {
        byte[] png = picture("png", 100, 100);
        for (byte[] wrong : new byte[][] {
            {},
            "<svg onload=alert(1)>".getBytes(StandardCharsets.US_ASCII),
            "GIF89a".getBytes(StandardCharsets.US_ASCII),
            Arrays.copyOf(png, 20),
            Arrays.copyOf(png, Logos.MOST_BYTES + 1),
            picture("png", 4_001, 1)
        }) {
            assertThat(Logos.redraw(new Bytes(wrong))).isEqualTo(Optional.empty());
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void logo_isServed_untilItIsReplacedOrRemoved(TestDatabase databases) throws IOException {
        LiveNetwork network = new LiveNetwork(databases.database("network"), new PlainBodies());
        try {
            LogoPages pages = new LogoPages(databases.database("network"), new AuditLog(), network);
            Administrator visit = new Administrator(Texts.in("en"));
            pages.change(visit, Sent.form().with(new Bytes(picture("png", 50, 50))));
            String first = network.logo();
            assertThat(first).startsWith("/logo/");
            String id = first.substring("/logo/".length());
            try (var answer = pages.show(id)) {
                assertThat(answer.getMediaType()).hasToString("image/png");
                assertThat((byte[]) answer.getEntity()).startsWith(0x89, 'P', 'N', 'G');
            }
            pages.change(visit, Sent.form().with(new Bytes(picture("png", 60, 60))));
            assertThat(network.logo()).isNotEqualTo(first);
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> pages.show(id))
                    .matches(r -> r.status() == 404);
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> pages.change(visit, Sent.form()))
                    .matches(r -> r.status() == 422);
            pages.remove(visit);
            assertThat(network.logo()).isEmpty();
            for (String wrong : new String[] {"x", "-1", "0", "99999999999999999999"}) {
                assertThatExceptionOfType(Refusal.class)
                        .isThrownBy(() -> pages.show(wrong))
                        .matches(r -> r.status() == 404);
            }
        } finally {
            network.stop();
        }
    }
}
