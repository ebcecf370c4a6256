package io.oabridge.zalo;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a camera was held: phones store a photo as the sensor sees it and note, in the Exif part of
 * the JPEG, how to turn it. Whoever writes the picture anew has to turn it.
 */
record Orientation(int exif) {
    static final Orientation UPRIGHT = new Orientation(1);

    private static final int SEARCHED = 128 * 1024;
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int ORIENTATION_TAG = 0x0112;
    private static final int ENTRY = 12;

    /** {@link #UPRIGHT} unless the file is a JPEG that says otherwise. */
    static Orientation of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(SEARCHED);
        }
        try {
            return new Orientation(search(ByteBuffer.wrap(head)));
        } catch (IndexOutOfBoundsException brokenOrCutOff) {
            return UPRIGHT;
        }
    }

    /** Whether width and height change places. */
    boolean isSideways() {
        return exif >= 5;
    }

    /** From pixels as stored, of a picture with this width and height, to pixels as seen. */
    AffineTransform turning(int width, int height) {
        return switch (exif) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static int search(ByteBuffer jpeg) {
        if (jpeg.getShort(0) != (short) 0xFFD8) {
            return UPRIGHT.exif;
        }
        int at = 2;
        while ((jpeg.get(at) & 0xFF) == 0xFF) {
            int marker = jpeg.get(at + 1) & 0xFF;
            int length = jpeg.getShort(at + 2) & 0xFFFF;
            if (marker == START_OF_SCAN || length < 2) {
                return UPRIGHT.exif;
            }
            if (marker == APP1 && isExif(jpeg, at + 4)) {
                return inTiff(jpeg.slice(at + 10, jpeg.limit() - at - 10));
            }
            at += 2 + length;
        }
        return UPRIGHT.exif;
    }

    private static boolean isExif(ByteBuffer jpeg, int at) {
        byte[] name = new byte[6];
        jpeg.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1).equals("Exif\0\0");
    }

    private static int inTiff(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int number = 0; number < entries; number++) {
            int entry = directory + 2 + number * ENTRY;
            if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION_TAG) {
                int value = tiff.getShort(entry + 8) & 0xFFFF;
                return value >= 1 && value <= 8 ? value : UPRIGHT.exif;
            }
        }
        return UPRIGHT.exif;
    }
}
