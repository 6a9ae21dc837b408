/**
 * The client JAR: what other applications inject; Jakarta and MicroProfile APIs only.
 *
 * <pre>{@code
 * @Inject AccessTokenSource tokens;                     // a token, when you need one by hand
 * @Inject @ForProfile("crm") AccessTokenFilter filter;  // a token on each request of a JAX-RS client
 * @Inject RestMessages messages;                        // a whole request that is kept in the hub
 * Client crm = ClientBuilder.newClient().register(filter);
 * String id = messages.call("incident", "create").with("title", title).send().json().asJsonObject().getString("id");
 * }</pre>
 *
 * <p>The same lines work in the hub's own application, where they find local beans, and in any other one that has this
 * JAR, where they ask the hub over HTTPS. Two settings, read through MicroProfile Config, say where it is:
 * {@code evergrant.url} (an {@code https:} address; {@code http:} for the same machine only) and
 * {@code evergrant.api-key}. They are read when first needed.
 *
 * <p>Tokens live in memory: until they are stale they are handed out at once; after four minutes the hub is asked
 * behind the caller's back whether they still hold, and what was not confirmed for five minutes is confirmed before it
 * is used. While the hub is out of reach, tokens serve until their own end. Without a token nothing is sent: see
 * {@link io.evergrant.client.GrantUnavailableException}.
 *
 * <p>Parameters and results are never null unless they are marked {@code @Nullable}.
 */
@NullMarked
package io.evergrant.client;

import org.jspecify.annotations.NullMarked;
