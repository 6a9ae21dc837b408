package io.evergrant.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An HTTP answer, before it is sent and perhaps spoilt. */
record Answer(int status, Map<String, String> headers, String body) {

    static Answer json(int status, Map<String, ?> body) {
        return new Answer(
                status, Map.of("Content-Type", "application/json", "Cache-Control", "no-store"), Json.write(body));
    }

    /** RFC 6749 §5.2; an invalid client is told how to authenticate. */
    static Answer error(ErrorObject error) {
        Answer answer = json(error.getHTTPStatusCode() == 0 ? 400 : error.getHTTPStatusCode(), error.toJSONObject());
        return answer.status == 401 ? answer.with("WWW-Authenticate", "Basic realm=\"demo\"") : answer;
    }

    static Answer html(int status, String page) {
        return new Answer(
                status, Map.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store"), page);
    }

    static Answer redirect(URI to) {
        return new Answer(303, Map.of("Location", to.toString(), "Cache-Control", "no-store"), "");
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    Answer withBody(String other) {
        return new Answer(status, headers, other);
    }

    /** RFC 7396 on a JSON body; on a redirect, the same on the parameters of its address. */
    Answer merged(Map<String, Object> patch) {
        if (patch.isEmpty()) {
            return this;
        }
        String location = headers.get("Location");
        if (location == null) {
            return withBody(Json.write(Json.merge(Json.parse(body), patch)));
        }
        URI to = URI.create(location);
        Map<String, Object> parameters = new LinkedHashMap<>();
        URLUtils.parseParameters(to.getRawQuery()).forEach((name, values) -> parameters.put(name, values.get(0)));
        return with("Location", location.substring(0, location.indexOf('?') + 1) + form(Json.merge(parameters, patch)));
    }

    static String form(Map<String, Object> values) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        values.forEach((name, value) -> parameters.put(name, List.of(String.valueOf(value))));
        return URLUtils.serializeParameters(parameters);
    }

    byte[] bytes() {
        return body.getBytes(UTF_8);
    }
}
