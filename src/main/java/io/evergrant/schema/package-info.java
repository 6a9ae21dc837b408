/** The tables: Flyway migrations, run before anything else is ready. */
@NullMarked
package io.evergrant.schema;

import org.jspecify.annotations.NullMarked;
