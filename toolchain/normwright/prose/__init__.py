"""What single texts say: sentences, verbal forms, quantities, words. Plain strings in, offsets out."""
