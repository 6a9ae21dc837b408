package io.evergrant.client;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Tokens from a hub elsewhere, asked for over HTTPS and kept in this JVM's memory as long as they are good. */
@ApplicationScoped
class RemoteTokens implements AccessTokenSource {
    private static final int LARGEST_ANSWER = 256 * 1024;

    @Inject
    private Config config;

    @Resource
    private ManagedExecutorService executor;

    private Hub hub;
    private TokenCache cache;

    @PostConstruct
    void open() {
        hub = Hub.of(config);
        cache = new TokenCache(this::ask, executor, System::nanoTime);
    }

    @PreDestroy
    void close() {
        hub.close();
    }

    private TokenAnswer ask(TokenCache.Key key, @Nullable String rejected) {
        Instant asked = Clock.systemUTC().instant();
        String path = "/api/profiles/" + Hub.encoded(key.profile().value()) + "/token?subject="
                + Hub.encoded(key.subject().value()) + (rejected == null ? "" : "&rejected=" + rejected);
        return TokenAnswer.of(hub.ask(path, null, LARGEST_ANSWER), key.profile(), key.subject(), asked);
    }

    @Override
    public AccessToken accessToken(ProfileName profile, Subject subject) {
        return Waiting.waitFor(cache.token(new TokenCache.Key(profile, subject)));
    }

    @Override
    public AccessToken rejected(AccessToken token) {
        return Waiting.waitFor(cache.rejected(token));
    }

    @Override
    public CompletionStage<AccessToken> accessTokenAsync(ProfileName profile, Subject subject) {
        return cache.token(new TokenCache.Key(profile, subject));
    }

    @Override
    public CompletionStage<AccessToken> rejectedAsync(AccessToken token) {
        return cache.rejected(token);
    }
}
