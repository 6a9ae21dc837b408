/** How we ask a provider. */
@NullMarked
package io.evergrant.profile;

import org.jspecify.annotations.NullMarked;
