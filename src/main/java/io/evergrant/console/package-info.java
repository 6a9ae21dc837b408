/** Backing beans of the Faces pages; the only room that knows PrimeFaces and OmniFaces. */
@NullMarked
package io.evergrant.console;

import org.jspecify.annotations.NullMarked;
