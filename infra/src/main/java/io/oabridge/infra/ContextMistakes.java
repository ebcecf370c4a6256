package io.oabridge.infra;

import java.util.List;

/** The CDK context cannot be used; every mistake in it is named, each in a sentence. */
final class ContextMistakes extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final List<String> sentences;

    ContextMistakes(List<String> sentences) {
        super(String.join("\n", sentences));
        this.sentences = List.copyOf(sentences);
    }

    List<String> sentences() {
        return sentences;
    }
}
