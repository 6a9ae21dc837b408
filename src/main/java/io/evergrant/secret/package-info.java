/** Encryption at rest; the only room that knows Tink. */
@NullMarked
package io.evergrant.secret;

import org.jspecify.annotations.NullMarked;
