/** Granted tokens as they are kept: claim and record, ends, revocation. */
@NullMarked
package io.evergrant.grant;

import org.jspecify.annotations.NullMarked;
