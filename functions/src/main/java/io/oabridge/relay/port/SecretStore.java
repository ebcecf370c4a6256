package io.oabridge.relay.port;

/**
 * A secret that administrators change on the set-up pages. What two of them change at once is not
 * lost: a change is refused when it was not made from what is stored.
 */
public interface SecretStore {

    /**
     * What is stored at this moment.
     *
     * @throws IllegalStateException when it cannot be read
     */
    Stored read();

    /**
     * Stores a new text in the place of the one in this version.
     *
     * @return false when the secret has another version by now; it stays as it is then
     * @throws IllegalStateException when it cannot be stored
     */
    boolean replace(String version, String text);

    /** The text, and the version that names it. */
    record Stored(String version, String text) {

        @Override
        public String toString() {
            return "Stored[" + version + ", *****]";
        }
    }
}
