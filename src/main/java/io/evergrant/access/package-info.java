/** Who may do what: users, roles, applications, API keys, login. */
@NullMarked
package io.evergrant.access;

import org.jspecify.annotations.NullMarked;
