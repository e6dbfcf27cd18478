"""What a server has set up: where chapters are announced, who is staff, what stands for kudos."""
