package io.evergrant.demo;

import com.nimbusds.oauth2.sdk.token.BearerTokenError;

/** Who consented (OpenID Connect Core §5.3). */
final class UserInfo implements Handler {
    private final Tokens tokens;

    UserInfo(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Answer handle(Received request, Fault fault) {
        Token token = tokens.living(request.bearerToken());
        if (token == null) {
            return ProtectedApi.no(BearerTokenError.INVALID_TOKEN);
        }
        return token.account() == null || !token.scopes().contains("openid")
                ? ProtectedApi.no(BearerTokenError.INSUFFICIENT_SCOPE)
                : Answer.json(200, Accounts.claims(token.account(), token.scopes()));
    }
}
