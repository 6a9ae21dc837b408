/** Speaks OAuth on the wire; the only room that knows Nimbus' OAuth messages. */
@NullMarked
package io.evergrant.endpoint;

import org.jspecify.annotations.NullMarked;
