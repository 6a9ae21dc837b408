/** How requests leave: Jersey clients, time-outs, TLS, size limits; the only room that knows Jersey. */
@NullMarked
package io.evergrant.http;

import org.jspecify.annotations.NullMarked;
