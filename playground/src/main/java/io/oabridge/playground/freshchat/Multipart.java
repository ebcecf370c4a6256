package io.oabridge.playground.freshchat;

import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.MultipartForm;

/** Finds the file of an upload, or says what is wrong with the request. */
final class Multipart {
    private Multipart() {}

    static Checked<MultipartForm.Part> field(Call call, String field) {
        return MultipartForm.of(call)
                .map(form ->
                        form.part(field)
                                .map(Checked::valid)
                                .orElseGet(() ->
                                        Checked.invalid(
                                                ApiError.invalid(
                                                        "no multipart field named \""
                                                                + field
                                                                + "\""))))
                .orElseGet(() ->
                        Checked.invalid(
                                new ApiError(
                                        400,
                                        "INVALID_VALUE",
                                        "the body is not multipart/form-data with a boundary")));
    }
}
