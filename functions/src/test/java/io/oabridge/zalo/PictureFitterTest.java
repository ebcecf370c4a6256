package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureFitterTest {
    private static final int LIMIT = 1_000_000;

    @TempDir Path folder;
    private final PictureFitter fitter = new PictureFitter(LIMIT);

    @Test
    void aPngOverTheLimitBecomesASmallerJpegOfTheSameShape() throws IOException {
        byte[] png = Pictures.written(Pictures.noise(800, 600, BufferedImage.TYPE_INT_RGB), "png");
        assertThat(png.length).isGreaterThan(LIMIT);

        byte[] fitted = fit(png, FileKind.PNG).orElseThrow();

        assertThat(fitted.length).isLessThanOrEqualTo(LIMIT);
        assertThat(FileKind.of(file(fitted))).isEqualTo(FileKind.JPEG);
        BufferedImage seen = Pictures.read(fitted);
        assertThat(seen.getWidth()).isEqualTo(800);
        assertThat(seen.getHeight()).isEqualTo(600);
    }

    @Test
    void aPhotoOfTwelveMegabytesFits() throws IOException {
        byte[] photo = Pictures.jpeg(Pictures.noise(4000, 3000, BufferedImage.TYPE_INT_RGB), 0.95f);
        assertThat(photo.length).isGreaterThan(12_000_000);

        byte[] fitted = fit(photo, FileKind.JPEG).orElseThrow();

        assertThat(fitted.length).isBetween(200_000, LIMIT);
        BufferedImage seen = Pictures.read(fitted);
        assertThat(seen.getWidth() / (double) seen.getHeight()).isCloseTo(4 / 3.0, within(0.01));
    }

    @Test
    void qualityGoesBeforeSize() throws IOException {
        byte[] jpeg = Pictures.jpeg(Pictures.noise(640, 480, BufferedImage.TYPE_INT_RGB), 0.95f);
        PictureFitter tight = new PictureFitter(jpeg.length * 2 / 3);
        PictureFitter tighter = new PictureFitter(jpeg.length / 6);

        byte[] worse = tight.fit(file(jpeg), FileKind.JPEG).orElseThrow();
        byte[] smaller = tighter.fit(file(jpeg), FileKind.JPEG).orElseThrow();

        assertThat(Pictures.read(worse).getWidth()).isEqualTo(640);
        assertThat(Pictures.read(smaller).getWidth()).isLessThan(640);
    }

    @Test
    void whatIsTransparentBecomesWhite() throws IOException {
        BufferedImage clear = new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(20, 15, 0x80FF0000);

        BufferedImage seen =
                Pictures.read(fit(Pictures.written(clear, "png"), FileKind.PNG).orElseThrow());

        assertThat(new Color(seen.getRGB(0, 0))).isEqualTo(Color.WHITE);
        assertThat(seen.getColorModel().hasAlpha()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 5000", "5000, 1", "3, 2"})
    void oddShapesKeepTheirDimensions(int width, int height) throws IOException {
        byte[] png =
                Pictures.written(
                        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png");

        BufferedImage seen = Pictures.read(fit(png, FileKind.PNG).orElseThrow());

        assertThat(seen.getWidth()).isEqualTo(width);
        assertThat(seen.getHeight()).isEqualTo(height);
    }

    @Test
    void readsBmpToo() throws IOException {
        byte[] bmp = Pictures.written(Pictures.quarters(200, 100), "bmp");

        assertThat(FileKind.of(file(bmp))).isEqualTo(FileKind.BMP);
        assertThat(fit(bmp, FileKind.BMP)).isPresent();
    }

    /** Where the red corner of a stored picture, and the blue one beside it, are seen. */
    @ParameterizedTest
    @CsvSource({
        "1, left top, right top",
        "2, right top, left top",
        "3, right bottom, left bottom",
        "4, left bottom, right bottom",
        "5, left top, left bottom",
        "6, right top, right bottom",
        "7, right bottom, right top",
        "8, left bottom, left top",
        "9, left top, right top",
    })
    void turnsPhotosUpright(int orientation, String red, String blue) throws IOException {
        byte[] stored = Pictures.jpeg(Pictures.quarters(64, 32), 0.95f);

        byte[] fitted = fit(Pictures.heldAs(orientation, stored), FileKind.JPEG).orElseThrow();

        BufferedImage seen = Pictures.read(fitted);
        boolean sideways = orientation >= 5 && orientation <= 8;
        assertThat(seen.getWidth()).isEqualTo(sideways ? 32 : 64);
        assertThat(corner(seen, red).getRed()).isGreaterThan(150);
        assertThat(corner(seen, red).getBlue()).isLessThan(100);
        assertThat(corner(seen, blue).getBlue()).isGreaterThan(150);
    }

    @ParameterizedTest
    @CsvSource({"60000, 60000", "2147483647, 2147483647", "7072, 7072", "32001, 10"})
    void aPictureThatClaimsToBeHugeIsNotEvenRead(int width, int height) throws IOException {
        assertThat(fit(Pictures.pngClaiming(width, height), FileKind.PNG)).isEmpty();
    }

    @Test
    void aPictureJustBelowTheLimitIsRead() throws IOException {
        BufferedImage large = new BufferedImage(7000, 7000, BufferedImage.TYPE_BYTE_BINARY);

        Optional<byte[]> fitted = fit(Pictures.written(large, "png"), FileKind.PNG);

        BufferedImage seen = Pictures.read(fitted.orElseThrow());
        assertThat(seen.getWidth()).isBetween(1900, 2100).isEqualTo(seen.getHeight());
    }

    @Test
    void brokenPicturesAreNone() throws IOException {
        byte[] png = Pictures.written(Pictures.quarters(100, 100), "png");
        byte[] jpeg = Pictures.jpeg(Pictures.quarters(100, 100), 0.9f);

        assertThat(fit(Arrays.copyOf(png, png.length / 2), FileKind.PNG)).isEmpty();
        assertThat(fit(Arrays.copyOf(jpeg, 30), FileKind.JPEG)).isEmpty();
        assertThat(fit(new byte[0], FileKind.JPEG)).isEmpty();
        assertThat(fit(png, FileKind.JPEG)).isEmpty();
        assertThat(fit(png, FileKind.WEBP)).isEmpty();
        for (int at = 0; at < png.length; at += 3) {
            byte[] damaged = png.clone();
            damaged[at] ^= 0x55;
            fit(damaged, FileKind.PNG).ifPresent(it -> assertThat(it).hasSizeLessThan(LIMIT));
        }
    }

    @Test
    void theSamePictureAlwaysComesOutTheSame() throws IOException {
        byte[] png = Pictures.written(Pictures.noise(300, 200, BufferedImage.TYPE_INT_RGB), "png");

        assertThat(fit(png, FileKind.PNG).orElseThrow())
                .isEqualTo(fit(png, FileKind.PNG).orElseThrow());
    }

    private static Color corner(BufferedImage picture, String where) {
        int x = where.startsWith("left") ? 3 : picture.getWidth() - 4;
        int y = where.endsWith("top") ? 3 : picture.getHeight() - 4;
        return new Color(picture.getRGB(x, y));
    }

    private Optional<byte[]> fit(byte[] picture, FileKind kind) throws IOException {
        return fitter.fit(file(picture), kind);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("picture"), content);
    }
}
