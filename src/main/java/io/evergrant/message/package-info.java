/** REST messages: stored requests that are filled in, sent and looked at. */
@NullMarked
package io.evergrant.message;

import org.jspecify.annotations.NullMarked;
