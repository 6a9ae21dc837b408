package io.evergrant.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.util.MultivaluedMapUtils;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request as it came. Header names are compared without case. */
public record Received(
        Instant at, String endpoint, String method, URI uri, Map<String, List<String>> headers, String body) {

    static Received read(HttpExchange http, String endpoint, Instant at) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        http.getRequestHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        String body = new String(http.getRequestBody().readAllBytes(), UTF_8);
        return new Received(at, endpoint, http.getRequestMethod(), http.getRequestURI(), headers, body);
    }

    public @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** A parameter of the form, or of the address where there is no form. */
    public @Nullable String parameter(String name) {
        return MultivaluedMapUtils.getFirstValue(parameters(), name);
    }

    public Map<String, List<String>> parameters() {
        String type = header("Content-Type");
        boolean form = type != null && type.startsWith("application/x-www-form-urlencoded");
        return URLUtils.parseParameters(form ? body : uri.getRawQuery());
    }

    Map<String, List<String>> query() {
        return URLUtils.parseParameters(uri.getRawQuery());
    }

    public @Nullable String bearerToken() {
        String authorization = header("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip()
                : null;
    }

    /** Who says to be calling, proven or not. */
    public @Nullable String client() {
        String authorization = header("Authorization");
        if (authorization == null || !authorization.startsWith("Basic ")) {
            return parameter("client_id");
        }
        try {
            String pair = new String(Base64.getDecoder().decode(authorization.substring(6)), UTF_8);
            return pair.indexOf(':') < 0 ? null : pair.substring(0, pair.indexOf(':'));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** For whom the assertion of a JWT bearer request speaks, proven or not. */
    public @Nullable String assertionSubject() {
        String assertion = parameter("assertion");
        try {
            return assertion == null
                    ? null
                    : SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
        } catch (ParseException notOne) {
            return null;
        }
    }

    HTTPRequest toNimbus(String issuer) throws Refused {
        if (!method.equals("POST")) {
            throw new Refused(new ErrorObject("invalid_request", "POST only", 405));
        }
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, URI.create(issuer + uri.getRawPath()));
        headers.forEach((name, values) -> request.setHeader(name, values.toArray(String[]::new)));
        request.setBody(body);
        if (uri.getRawQuery() != null) {
            request.appendQueryString(uri.getRawQuery());
        }
        return request;
    }
}
