package io.oabridge.zalo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The least that makes a file one of its kind. */
final class Documents {
    private Documents() {}

    static byte[] pdf(int length) {
        byte[] pdf = new byte[length];
        byte[] head = "%PDF-1.7\n%\u00e2\n".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, pdf, 0, head.length);
        return pdf;
    }

    static byte[] zip(String... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : entries) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    static byte[] docx() throws IOException {
        return zip("[Content_Types].xml", "word/document.xml");
    }

    static byte[] xlsx() throws IOException {
        return zip("[Content_Types].xml", "xl/workbook.xml");
    }

    /** The container of Office before 2007, with these streams in its directory. */
    static byte[] compound(String... streams) {
        byte[] file = new byte[512 + 128 * (streams.length + 1)];
        byte[] magic = HexFormat.of().parseHex("d0cf11e0a1b11ae1");
        System.arraycopy(magic, 0, file, 0, magic.length);
        for (int i = 0; i < streams.length; i++) {
            byte[] name = streams[i].getBytes(StandardCharsets.UTF_16LE);
            System.arraycopy(name, 0, file, 512 + 128 * i, name.length);
        }
        return file;
    }

    static byte[] gif(int width, int height, int length) {
        ByteBuffer gif = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        gif.put("GIF89a".getBytes(StandardCharsets.US_ASCII));
        return gif.putShort((short) width).putShort((short) height).array();
    }

    static byte[] mp4() {
        byte[] mp4 = new byte[64];
        byte[] box = "ftypisom".getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(mp4, (byte) 1);
        System.arraycopy(box, 0, mp4, 4, box.length);
        return mp4;
    }
}
