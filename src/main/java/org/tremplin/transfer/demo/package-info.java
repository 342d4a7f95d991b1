/** A small association for trying things out, loaded when the launcher asks for it and there is no account yet. */
package org.tremplin.transfer.demo;
