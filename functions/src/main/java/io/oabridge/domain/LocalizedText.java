package io.oabridge.domain;

/** A sentence in every language the bridge speaks. */
public record LocalizedText(String vietnamese, String english) {

    public String in(Language language) {
        return switch (language) {
            case VI -> vietnamese;
            case EN -> english;
        };
    }
}
