package io.evergrant.demo;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import java.util.Map;

/** RFC 7009: a token of the client's own is revoked; any other is none of its business, and gets 200 as well. */
final class Revocation implements Handler {
    private final Tokens tokens;
    private final ClientChecks checks;
    private final String issuer;

    Revocation(Tokens tokens, ClientChecks checks, String issuer) {
        this.tokens = tokens;
        this.checks = checks;
        this.issuer = issuer;
    }

    @Override
    public Answer handle(Received received, Fault fault) throws Refused {
        TokenRevocationRequest request;
        try {
            request = TokenRevocationRequest.parse(received.toNimbus(issuer));
        } catch (ParseException e) {
            throw new Refused(
                    e.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : e.getErrorObject(),
                    String.valueOf(e.getMessage()));
        }
        Client client = checks.authenticated(request);
        Token token = tokens.find(request.getToken().getValue());
        if (token != null && token.client().equals(client.id())) {
            tokens.revoke(token);
        }
        return new Answer(200, Map.of("Cache-Control", "no-store"), "");
    }
}
