/** Integration tests: the packaged WAR on Liberty, with real neighbours around it. */
package io.evergrant.it;
