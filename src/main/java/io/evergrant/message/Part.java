package io.evergrant.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request or answer as it was kept, by the message's log level, redacted.
 *
 * @param body null where bodies are not kept, or none was there; one that is no text is in Base64
 * @param base64 whether the body is in Base64
 * @param cut whether only its beginning was kept
 */
public record Part(Map<String, String> headers, @Nullable String body, boolean base64, boolean cut) {}
