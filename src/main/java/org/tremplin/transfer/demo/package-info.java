/** A small association to try things out on, where the launcher asks for it and nobody has an account yet. */
package org.tremplin.transfer.demo;
