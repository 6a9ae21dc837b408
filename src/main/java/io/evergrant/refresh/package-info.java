/** Keeps tokens fresh and hands them out: renewal, cache, gates, circuit, the EJB timer. */
@NullMarked
package io.evergrant.refresh;

import org.jspecify.annotations.NullMarked;
