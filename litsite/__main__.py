"""`python -m litsite`."""

from litsite.cli import main

if __name__ == "__main__":
    main()
