"""The shared kernel: what two contexts already use, without business words. Imports nobody of ours."""
