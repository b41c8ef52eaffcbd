// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.api.page.Refusal;

final class PicturesTest {
    @TempDir
    Path folder;

    private Path target() {
        return folder.resolve("target");
    }

    private Pictures.Written rewrite(FileKind kind, byte[] bytes) throws IOException {
        return Pictures.rewrite(Files.write(folder.resolve("source"), bytes), kind, target());
    }

    private void refused(String key, FileKind kind, byte[] bytes) {
        assertThatThrownBy(() -> rewrite(kind, bytes))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo(key));
    }

    private static boolean red(int rgb) {
        return (rgb >> 16 & 0xFF) > 200 && (rgb & 0xFF) < 60;
    }

    @Test
    void cameraData_goesAndThePictureStandsUpright() throws IOException {
        byte[] turned = Samples.turnedJpeg(6);
        assertThat(new String(turned, StandardCharsets.ISO_8859_1)).contains("SECRET-PLACE");

        Pictures.Written written = rewrite(FileKind.JPEG, turned);

        assertThat(written).isEqualTo(new Pictures.Written(FileKind.JPEG, 20, 40));
        assertThat(Files.readString(target(), StandardCharsets.ISO_8859_1)).doesNotContain("SECRET-PLACE", "Exif");
        BufferedImage image = ImageIO.read(target().toFile());
        assertThat(red(image.getRGB(10, 5))).isTrue();
        assertThat(red(image.getRGB(10, 35))).isFalse();
    }

    @Test
    void everyOrientation_putsTheRedHalfWhereItWas() throws IOException {
        int[][] redAt = {{5, 10}, {35, 10}, {35, 10}, {5, 10}, {10, 5}, {10, 5}, {10, 35}, {10, 35}};
        for (int orientation = 1; orientation <= 8; orientation++) {
            rewrite(FileKind.JPEG, Samples.turnedJpeg(orientation));
            BufferedImage image = ImageIO.read(target().toFile());
            int[] at = redAt[orientation - 1];
            assertThat(red(image.getRGB(at[0], at[1])))
                    .as("orientation %d", orientation)
                    .isTrue();
            assertThat(red(image.getRGB(image.getWidth() - 1 - at[0], image.getHeight() - 1 - at[1])))
                    .as("orientation %d", orientation)
                    .isFalse();
        }
    }

    @Test
    void appendedBytes_areGone() throws IOException {
        byte[] png = Samples.picture("png", 10, 10);
        byte[] polyglot = Arrays.copyOf(png, png.length + 40);
        System.arraycopy("<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII), 0, polyglot, png.length, 25);

        rewrite(FileKind.PNG, polyglot);
        assertThat(Files.readString(target(), StandardCharsets.ISO_8859_1)).doesNotContain("script");

        rewrite(FileKind.WEBP, Arrays.copyOf(Samples.webp(30, 20, 0), 90));
        assertThat(Files.size(target())).isEqualTo(40);
    }

    @Test
    void gif_becomesPng() throws IOException {
        assertThat(rewrite(FileKind.GIF, Samples.picture("gif", 30, 20)))
                .isEqualTo(new Pictures.Written(FileKind.PNG, 30, 20));
    }

    @Test
    void largePictures_areFitted() throws IOException {
        Pictures.Written written = rewrite(FileKind.PNG, Samples.picture("png", 9_000, 300));

        assertThat(written.width()).isEqualTo(Pictures.MAX_SIDE);
        assertThat(written.height()).isEqualTo(133);
    }

    @Test
    void pixelBombs_areRefusedByTheirHeader() {
        refused("content.file.pixels", FileKind.PNG, Samples.pixelBomb(60_000, 60_000));
        refused("content.file.pixels", FileKind.PNG, Samples.pixelBomb(Integer.MAX_VALUE, Integer.MAX_VALUE));
        refused("content.file.pixels", FileKind.WEBP, Samples.webp(16_777_216, 16_777_216, 0));
    }

    @Test
    void damagedPictures_areRefused() {
        byte[] png = Samples.picture("png", 200, 200);
        byte[] jpeg = Samples.picture("jpeg", 200, 200);
        byte[] gif = Samples.picture("gif", 200, 200);
        refused("content.file.picture", FileKind.PNG, Arrays.copyOf(png, png.length / 2));
        refused("content.file.picture", FileKind.PNG, Arrays.copyOf(png, 20));
        refused("content.file.picture", FileKind.JPEG, Arrays.copyOf(jpeg, 30));
        refused("content.file.picture", FileKind.GIF, Arrays.copyOf(gif, 15));
        refused("content.file.picture", FileKind.WEBP, Arrays.copyOf(Samples.webp(3, 3, 0), 35));
        refused(
                "content.file.picture",
                FileKind.WEBP,
                Arrays.copyOf("RIFF....WEBPXXXX".getBytes(StandardCharsets.US_ASCII), 60));
    }
}
