package io.llmrouter.examples.gateway;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.WebRequest;

/**
 * Puts what the server itself refuses, such as a path that there is not, into OpenAI's form: clients look nowhere else.
 * Thread-safe.
 */
final class OpenAiForm extends DefaultErrorAttributes {

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Map<String, Object> usual = super.getErrorAttributes(request, options);
        int status = usual.get("status") instanceof Integer number ? number : 500;
        return error(status, message(status, usual.get("path")));
    }

    private static String message(int status, @Nullable Object path) {
        HttpStatus known = HttpStatus.resolve(status);
        String where = path == null ? "" : " at " + path;
        return switch (status) {
            case 404 -> "there is nothing" + where;
            case 405 -> "this method is not for what is" + where;
            default -> (known == null ? "status " + status : known.getReasonPhrase()) + where;
        };
    }

    /** An error of the server. */
    static Map<String, Object> error(int status, String message) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        HttpStatus known = HttpStatus.resolve(status);
        error.put("message", message);
        error.put("type", status < 500 ? "invalid_request_error" : "server_error");
        error.put("param", null);
        error.put("code", known == null ? String.valueOf(status) : known.name().toLowerCase(Locale.ROOT));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("error", error);
        return root;
    }
}
