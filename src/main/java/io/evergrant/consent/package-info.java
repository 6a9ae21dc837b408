/** A person's yes: redirect out, callback in; state and PKCE kept between. */
@NullMarked
package io.evergrant.consent;

import org.jspecify.annotations.NullMarked;
