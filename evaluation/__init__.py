"""How well the labelled documents beside the checkout are read, held against floors; and what each kind of evidence is worth."""
