package io.evergrant.client;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A source that has tokens {@code token-1}, {@code token-2} … and goes on to the next when one is rejected. */
public final class TestTokens implements AccessTokenSource {
    private final List<URI> origins;
    private final Deque<String> next = new ArrayDeque<>();
    private AccessToken current;
    private int rejections;

    public TestTokens(URI... origins) {
        this.origins = List.of(origins);
        next.addAll(List.of("token-2-abcdef", "token-3-abcdef"));
        current = token("token-1-abcdef");
    }

    /** It will never have another token than its first. */
    public TestTokens withoutSuccessor() {
        next.clear();
        return this;
    }

    public AccessToken token(String value) {
        return new AccessToken(new ProfileName("crm"), Subject.DEFAULT, value, "Bearer", null, Set.of("read"), origins);
    }

    public synchronized int rejections() {
        return rejections;
    }

    @Override
    public synchronized AccessToken accessToken(ProfileName profile, Subject subject) {
        return current;
    }

    @Override
    public synchronized AccessToken rejected(AccessToken token) {
        rejections++;
        String successor = next.poll();
        if (successor != null) {
            current = token(successor);
        }
        return current;
    }

    @Override
    public CompletionStage<AccessToken> accessTokenAsync(ProfileName profile, Subject subject) {
        return CompletableFuture.completedFuture(accessToken(profile, subject));
    }

    @Override
    public CompletionStage<AccessToken> rejectedAsync(AccessToken token) {
        return CompletableFuture.completedFuture(rejected(token));
    }
}
