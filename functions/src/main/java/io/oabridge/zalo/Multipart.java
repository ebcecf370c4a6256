package io.oabridge.zalo;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HexFormat;

/**
 * A {@code multipart/form-data} body with one part named {@code file}, as Zalo's uploads take it
 * (docs/platforms/zalo.md §3). The boundary is made from the content's own digest, so that no
 * content can hold it.
 */
final class Multipart {
    private static final int BOUNDARY_LENGTH = 40;

    private final String fileName;
    private final String partType;
    private final byte[] content;
    private final String boundary;

    /**
     * @param fileName without quotation marks and line ends
     */
    Multipart(String fileName, String partType, byte[] content) {
        this.fileName = fileName;
        this.partType = partType;
        this.content = content;
        this.boundary =
                HexFormat.of().formatHex(Digests.sha256(content)).substring(0, BOUNDARY_LENGTH);
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    BodyPublisher publisher() {
        String head =
                "--"
                        + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + fileName
                        + "\"\r\nContent-Type: "
                        + partType
                        + "\r\n\r\n";
        return BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(content),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    }
}
