/** Signing keys and client certificates. */
@NullMarked
package io.evergrant.key;

import org.jspecify.annotations.NullMarked;
