package io.oabridge.zalo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes a JPEG of at most so many bytes out of a picture that is larger, or that Zalo would not
 * show: first with less quality, then with fewer pixels. Keeps the aspect ratio, turns photos
 * upright, puts white behind what is transparent. The same picture always comes out the same.
 *
 * <p>Memory is bounded whatever the file claims to be: dimensions are looked at before a pixel is
 * read, large pictures are thinned out while they are read, and one picture is worked on at a time.
 */
final class PictureFitter {
    /** A file of a few kilobytes can claim to be larger than any memory. */
    static final long MOST_PIXELS = 50_000_000;

    private static final int LONGEST_SIDE = 32_000;

    /** More are hardly seen on a phone; twice as many a side are read at most. */
    private static final double KEPT_PIXELS = 4_000_000;

    private static final List<Float> QUALITIES = List.of(0.9f, 0.8f, 0.7f, 0.6f);

    /** Less quality alone does not make a file smaller by that much. */
    private static final int HOPELESS = 3;

    private static final double STEP = 0.75;
    private static final int SHORTEST_SIDE = 16;

    private final int maxBytes;
    private final Lock oneAtATime = new ReentrantLock();

    PictureFitter(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The bytes of a JPEG; empty when the picture is broken, too large or of a kind not known. */
    Optional<byte[]> fit(Path file, FileKind kind) {
        oneAtATime.lock();
        try {
            return fitted(file, kind);
        } catch (IOException | RuntimeException broken) {
            // The readers of the JDK answer a broken file with exceptions of many kinds.
            return Optional.empty();
        } finally {
            oneAtATime.unlock();
        }
    }

    private Optional<byte[]> fitted(Path file, FileKind kind) throws IOException {
        Optional<BufferedImage> read = read(file, kind);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        BufferedImage stored = read.get();
        double pixels = (double) stored.getWidth() * stored.getHeight();
        BufferedImage seen =
                drawn(
                        stored,
                        kind == FileKind.JPEG ? Orientation.of(file) : Orientation.UPRIGHT,
                        Math.min(1, Math.sqrt(KEPT_PIXELS / pixels)));
        do {
            for (float quality : QUALITIES) {
                byte[] jpeg = jpeg(seen, quality);
                if (jpeg.length <= maxBytes) {
                    return Optional.of(jpeg);
                }
                if (jpeg.length / HOPELESS > maxBytes) {
                    break;
                }
            }
            seen = drawn(seen, Orientation.UPRIGHT, STEP);
        } while (Math.max(seen.getWidth(), seen.getHeight()) >= SHORTEST_SIDE);
        return Optional.empty();
    }

    private static Optional<BufferedImage> read(Path file, FileKind kind) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersBySuffix(kind.extension());
        if (!readers.hasNext()) {
            return Optional.empty();
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
                return Optional.empty();
            }
            int step = Math.max(1, (int) Math.sqrt((double) width * height / KEPT_PIXELS));
            ImageReadParam thinned = reader.getDefaultReadParam();
            thinned.setSourceSubsampling(step, step, 0, 0);
            return Optional.of(reader.read(0, thinned));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage drawn(
            BufferedImage source, Orientation orientation, double scale) {
        int width = source.getWidth();
        int height = source.getHeight();
        int across = scaled(orientation.isSideways() ? height : width, scale);
        int down = scaled(orientation.isSideways() ? width : height, scale);
        AffineTransform placing =
                AffineTransform.getScaleInstance(
                        across / (double) (orientation.isSideways() ? height : width),
                        down / (double) (orientation.isSideways() ? width : height));
        placing.concatenate(orientation.turning(width, height));
        BufferedImage target = new BufferedImage(across, down, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = target.createGraphics();
        try {
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, across, down);
            canvas.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            canvas.drawImage(source, placing, null);
        } finally {
            canvas.dispose();
        }
        return target;
    }

    private static int scaled(int side, double scale) {
        return Math.max(1, (int) Math.round(side * scale));
    }

    private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
