/** An authorization server as we registered with it. */
@NullMarked
package io.evergrant.provider;

import org.jspecify.annotations.NullMarked;
