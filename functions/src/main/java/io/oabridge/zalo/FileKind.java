package io.oabridge.zalo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipFile;

/**
 * What a file is by its own bytes. Names and content types are often wrong, and Zalo refuses an
 * upload whose extension does not match (docs/platforms/zalo.md §3).
 */
enum FileKind {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    GIF("gif", "image/gif"),
    BMP("bmp", "image/bmp"),
    WEBP("webp", "image/webp"),
    PDF("pdf", "application/pdf"),
    DOC("doc", "application/msword"),
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    OTHER("bin", "application/octet-stream");

    /** Reading a document's table of contents takes memory in proportion to the file. */
    static final long LARGEST_DOCUMENT = 5L * 1024 * 1024;

    private static final int HEAD = 16;

    /** Entries of an old Office file's directory start at multiples of this. */
    private static final int DIRECTORY_ENTRY = 128;

    private final String extension;
    private final String contentType;

    FileKind(String extension, String contentType) {
        this.extension = extension;
        this.contentType = contentType;
    }

    String extension() {
        return extension;
    }

    String contentType() {
        return contentType;
    }

    /** {@code OTHER} for what is none of these, and for Word documents beyond the limit. */
    static FileKind of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (startsWith(head, 0, "ffd8ff")) {
            return JPEG;
        }
        if (startsWith(head, 0, "89504e470d0a1a0a")) {
            return PNG;
        }
        if (startsWith(head, 0, "474946383761") || startsWith(head, 0, "474946383961")) {
            return GIF;
        }
        if (startsWith(head, 0, "424d") && startsWith(head, 6, "00000000")) {
            return BMP;
        }
        if (startsWith(head, 0, "52494646") && startsWith(head, 8, "57454250")) {
            return WEBP;
        }
        if (startsWith(head, 0, "255044462d")) {
            return PDF;
        }
        return Files.size(file) > LARGEST_DOCUMENT ? OTHER : wordDocument(file, head);
    }

    private static FileKind wordDocument(Path file, byte[] head) throws IOException {
        if (startsWith(head, 0, "504b0304") && isPlainDocx(file)) {
            return DOCX;
        }
        return startsWith(head, 0, "d0cf11e0a1b11ae1") && isDoc(Files.readAllBytes(file))
                ? DOC
                : OTHER;
    }

    /** Spreadsheets and archives are zip files too; Word opens no macros under this extension. */
    private static boolean isPlainDocx(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry("[Content_Types].xml") != null
                    && zip.getEntry("word/vbaProject.bin") == null
                    && zip.stream().anyMatch(entry -> entry.getName().startsWith("word/document"));
        } catch (IOException notAZip) {
            return false;
        }
    }

    /** Old spreadsheets and presentations come in the same container. */
    private static boolean isDoc(byte[] file) {
        return hasEntry(file, "WordDocument")
                && !hasEntry(file, "Workbook")
                && !hasEntry(file, "PowerPoint Document");
    }

    private static boolean hasEntry(byte[] file, String name) {
        byte[] written = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
        for (int at = 0; at + written.length <= file.length; at += DIRECTORY_ENTRY) {
            if (Arrays.equals(file, at, at + written.length, written, 0, written.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] head, int at, String hex) {
        byte[] magic = HexFormat.of().parseHex(hex);
        return head.length >= at + magic.length
                && Arrays.equals(head, at, at + magic.length, magic, 0, magic.length);
    }
}
